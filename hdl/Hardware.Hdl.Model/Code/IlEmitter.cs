using System.Reflection;
using System.Reflection.Emit;

namespace Hardware.Hdl.Model.Code;

/// <summary>Turns methods of the statement tree into IL in memory.</summary>
internal sealed class IlEmitter
{
    private readonly ILGenerator _il;
    private readonly IReadOnlyDictionary<CodeMethod, MethodBuilder> _methods;
    private readonly PlayFrame _frame;
    private readonly Dictionary<Local, LocalBuilder> _locals = [];

    private IlEmitter(ILGenerator il, IReadOnlyDictionary<CodeMethod, MethodBuilder> methods, PlayFrame frame) =>
        (_il, _methods, _frame) = (il, methods, frame);

    /// <summary>
    /// Compiles the methods into one type. The result runs <paramref name="entry"/> on the state a given number of times; the loop is
    /// inside the compiled code.
    /// </summary>
    public static CompiledCode Compile(IReadOnlyList<CodeMethod> methods, CodeMethod entry, PlayFrame frame)
    {
        var assembly = AssemblyBuilder.DefineDynamicAssembly(new AssemblyName("Hardware.Model"), AssemblyBuilderAccess.RunAndCollect);
        var type = assembly.DefineDynamicModule("Model").DefineType("Model",
            TypeAttributes.Public | TypeAttributes.Sealed | TypeAttributes.Abstract);
        var builders = new Dictionary<CodeMethod, MethodBuilder>();
        foreach (var method in methods)
            builders[method] = Define(type, method.Name, typeof(byte*), typeof(byte*), typeof(byte*));
        foreach (var method in methods)
        {
            if (method == entry)
                continue;
            var emitter = new IlEmitter(builders[method].GetILGenerator(), builders, frame);
            emitter.Emit(method.Body);
            emitter._il.Emit(OpCodes.Ret);
        }
        var run = Define(type, "Run", typeof(byte*), typeof(byte*), typeof(byte*), typeof(long));
        new IlEmitter(run.GetILGenerator(), builders, frame).EmitRun(entry);
        new IlEmitter(builders[entry].GetILGenerator(), builders, frame).EmitEmpty();
        return new CompiledCode(type.CreateType().GetMethod("Run")!, frame);
    }

    private static MethodBuilder Define(TypeBuilder type, string name, params Type[] parameters)
    {
        var method = type.DefineMethod(name, MethodAttributes.Public | MethodAttributes.Static, typeof(void), parameters);
        method.InitLocals = false;
        method.SetImplementationFlags(MethodImplAttributes.AggressiveOptimization | MethodImplAttributes.IL);
        return method;
    }

    private void EmitEmpty() => _il.Emit(OpCodes.Ret);

    private void EmitRun(CodeMethod entry)
    {
        var (test, body) = (_il.DefineLabel(), _il.DefineLabel());
        _il.Emit(OpCodes.Br, test);
        _il.MarkLabel(body);
        Emit(entry.Body);
        Advance(1, _frame.InputBytes);
        Advance(2, _frame.RowBytes);
        _il.Emit(OpCodes.Ldarg_3);
        _il.Emit(OpCodes.Ldc_I8, 1L);
        _il.Emit(OpCodes.Sub);
        _il.Emit(OpCodes.Starg_S, (byte)3);
        _il.MarkLabel(test);
        _il.Emit(OpCodes.Ldarg_3);
        _il.Emit(OpCodes.Ldc_I8, 0L);
        _il.Emit(OpCodes.Bgt, body);
        _il.Emit(OpCodes.Ret);
    }

    private void Advance(byte argument, long bytes)
    {
        if (bytes == 0)
            return;
        _il.Emit(OpCodes.Ldarg_S, argument);
        _il.Emit(OpCodes.Ldc_I8, bytes);
        _il.Emit(OpCodes.Conv_I);
        _il.Emit(OpCodes.Add);
        _il.Emit(OpCodes.Starg_S, argument);
    }

    private void Emit(List<CodeStmt> statements)
    {
        foreach (var statement in statements)
            Emit(statement);
    }

    private void Emit(CodeStmt statement)
    {
        switch (statement)
        {
            case SetLocal set:
                Emit(set.Value);
                _il.Emit(OpCodes.Stloc, Builder(set.Local));
                break;
            case Store store:
                Emit(store.Address);
                Emit(store.Value);
                EmitStore(store.Memory);
                break;
            case Branch branch:
                EmitBranch(branch);
                break;
            case Loop loop:
                EmitLoop(loop);
                break;
            case While loop:
                var (again, end) = (_il.DefineLabel(), _il.DefineLabel());
                _il.MarkLabel(again);
                Emit(loop.Condition);
                _il.Emit(OpCodes.Brfalse, end);
                Emit(loop.Body);
                _il.Emit(OpCodes.Br, again);
                _il.MarkLabel(end);
                break;
            case CallStatement call:
                Emit(call.Call);
                break;
            case CallMethod call:
                _il.Emit(OpCodes.Ldarg_0);
                _il.Emit(OpCodes.Ldarg_1);
                _il.Emit(OpCodes.Ldarg_2);
                _il.Emit(OpCodes.Call, _methods[call.Method]);
                break;
        }
    }

    private void EmitBranch(Branch branch)
    {
        var (otherwise, end) = (_il.DefineLabel(), _il.DefineLabel());
        Emit(branch.Condition);
        if (branch.Then.Count == 0)
        {
            _il.Emit(OpCodes.Brtrue, end);
            Emit(branch.Else);
            _il.MarkLabel(end);
            return;
        }
        _il.Emit(OpCodes.Brfalse, branch.Else.Count > 0 ? otherwise : end);
        Emit(branch.Then);
        if (branch.Else.Count > 0)
        {
            _il.Emit(OpCodes.Br, end);
            _il.MarkLabel(otherwise);
            Emit(branch.Else);
        }
        _il.MarkLabel(end);
    }

    private void EmitLoop(Loop loop)
    {
        var counter = Builder(loop.Counter);
        var body = _il.DefineLabel();
        _il.Emit(OpCodes.Ldc_I8, loop.First);
        _il.Emit(OpCodes.Stloc, counter);
        _il.MarkLabel(body);
        Emit(loop.Body);
        _il.Emit(OpCodes.Ldloc, counter);
        _il.Emit(OpCodes.Ldc_I8, loop.Step);
        _il.Emit(OpCodes.Add);
        _il.Emit(OpCodes.Stloc, counter);
        _il.Emit(OpCodes.Ldloc, counter);
        _il.Emit(OpCodes.Ldc_I8, loop.Last);
        _il.Emit(loop.Step > 0 ? OpCodes.Ble : OpCodes.Bge, body);
    }

    private void Emit(CodeExpr expr)
    {
        switch (expr)
        {
            case Literal literal when literal.Type == CodeType.UInt32:
                _il.Emit(OpCodes.Ldc_I4, (int)(uint)literal.Value);
                break;
            case Literal literal:
                _il.Emit(OpCodes.Ldc_I8, (long)literal.Value);
                break;
            case LocalValue local:
                _il.Emit(OpCodes.Ldloc, Builder(local.Local));
                break;
            case AddressOf address:
                Emit(address.Address);
                break;
            case Load load:
                Emit(load.Address);
                EmitLoad(load.Memory);
                break;
            case WordBinary binary:
                Emit(binary.Left);
                Emit(binary.Right);
                EmitWord(binary.Op);
                break;
            case Complement complement:
                Emit(complement.Operand);
                _il.Emit(OpCodes.Not);
                break;
            case Convert convert:
                Emit(convert.Operand);
                EmitConvert(convert);
                break;
            case Conditional choice:
                var (otherwise, end) = (_il.DefineLabel(), _il.DefineLabel());
                Emit(choice.Condition);
                _il.Emit(OpCodes.Brfalse, otherwise);
                Emit(choice.WhenTrue);
                _il.Emit(OpCodes.Br, end);
                _il.MarkLabel(otherwise);
                Emit(choice.WhenFalse);
                _il.MarkLabel(end);
                break;
            case Call call:
                foreach (var argument in call.Arguments)
                    Emit(argument);
                _il.Emit(OpCodes.Call, call.Method);
                break;
        }
    }

    private void Emit(Address address)
    {
        _il.Emit(_frame.IsInput(address.Offset) ? OpCodes.Ldarg_1 : _frame.IsRow(address.Offset) ? OpCodes.Ldarg_2 : OpCodes.Ldarg_0);
        if (address.Index is { } index)
        {
            Emit(index);
            _il.Emit(index.Type == CodeType.UInt32 ? OpCodes.Conv_U : OpCodes.Conv_I);
            if (address.Scale != 1)
            {
                _il.Emit(OpCodes.Ldc_I4, address.Scale);
                _il.Emit(OpCodes.Conv_I);
                _il.Emit(OpCodes.Mul);
            }
            _il.Emit(OpCodes.Add);
        }
        if (address.Offset != 0)
        {
            _il.Emit(OpCodes.Ldc_I8, address.Offset);
            _il.Emit(OpCodes.Conv_I);
            _il.Emit(OpCodes.Add);
        }
    }

    private void EmitLoad(CodeType memory)
    {
        if (memory.Lane is not null)
        {
            _il.Emit(OpCodes.Unaligned, (byte)1);
            _il.Emit(OpCodes.Ldobj, memory.Clr);
        }
        else
            _il.Emit(memory.Bits switch { 8 => OpCodes.Ldind_U1, 16 => OpCodes.Ldind_U2, 32 => OpCodes.Ldind_U4, _ => OpCodes.Ldind_I8 });
    }

    private void EmitStore(CodeType memory)
    {
        if (memory.Lane is not null)
        {
            _il.Emit(OpCodes.Unaligned, (byte)1);
            _il.Emit(OpCodes.Stobj, memory.Clr);
        }
        else
            _il.Emit(memory.Bits switch { 8 => OpCodes.Stind_I1, 16 => OpCodes.Stind_I2, 32 => OpCodes.Stind_I4, _ => OpCodes.Stind_I8 });
    }

    private void EmitWord(WordOp op)
    {
        if (op == WordOp.NotEqual)
        {
            _il.Emit(OpCodes.Ceq);
            _il.Emit(OpCodes.Ldc_I4_0);
        }
        _il.Emit(op switch
        {
            WordOp.Add => OpCodes.Add,
            WordOp.Subtract => OpCodes.Sub,
            WordOp.Multiply => OpCodes.Mul,
            WordOp.And => OpCodes.And,
            WordOp.Or => OpCodes.Or,
            WordOp.Xor => OpCodes.Xor,
            WordOp.ShiftLeft => OpCodes.Shl,
            WordOp.ShiftRight => OpCodes.Shr_Un,
            WordOp.ShiftRightSigned => OpCodes.Shr,
            WordOp.Less => OpCodes.Clt_Un,
            WordOp.LessSigned => OpCodes.Clt,
            _ => OpCodes.Ceq,
        });
    }

    private void EmitConvert(Convert convert)
    {
        switch (convert.SignedFrom)
        {
            case 8:
                _il.Emit(OpCodes.Conv_I1);
                break;
            case 16:
                _il.Emit(OpCodes.Conv_I2);
                break;
            case 32 when convert.Operand.Type.Bits == 64:
                _il.Emit(OpCodes.Conv_I4);
                break;
        }
        if (convert.Type == CodeType.UInt64)
            _il.Emit(convert.SignedFrom > 0 ? OpCodes.Conv_I8 : OpCodes.Conv_U8);
        else
            _il.Emit(OpCodes.Conv_U4);
    }

    private LocalBuilder Builder(Local local)
    {
        if (!_locals.TryGetValue(local, out var builder))
            _locals[local] = builder = _il.DeclareLocal(local.Type.Clr);
        return builder;
    }
}
